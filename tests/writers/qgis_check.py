"""Run by the system's Python, which has QGIS: opens the project, says what it found as JSON.

python3 qgis_check.py FOLDER PICTURE
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (
    QgsApplication,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize


def told(layer: Any) -> dict[str, Any]:
    renderer, times = layer.renderer(), layer.temporalProperties()
    labelling = layer.labeling()
    return {
        "valid": layer.isValid(),
        "rows": layer.featureCount(),
        "renderer": renderer.type(),
        "kinds": [it.value() for it in renderer.categories()]
        if renderer.type() == "categorizedSymbol"
        else [],
        "in_time": times.isActive(),
        "from": times.startField(),
        "to": times.endField(),
        "label": labelling.settings().fieldName if labelling else "",
        "crs": layer.crs().authid(),
    }


def alone(path: Path, name: str) -> dict[str, Any]:
    """Open a layer as a user does, with the style that its file holds."""
    layer = QgsVectorLayer(f"{path}|layername={name}" if name else str(path), name or path.stem)
    if name:
        layer.loadDefaultStyle()
    return told(layer)


def label_of(layer: Any) -> str:
    """Return what the first row's label says: the expression is valid and yields words."""
    from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils

    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(next(layer.getFeatures()))
    expression = QgsExpression(layer.labeling().settings().fieldName)
    return str(expression.evaluate(context))


def rendered(project: Any, picture: Path) -> list[int]:
    """Draw the project's layers; return how many colours and pixels the picture has."""
    settings = QgsMapSettings()
    nodes = project.layerTreeRoot().findLayers()
    settings.setLayers([node.layer() for node in nodes if node.isVisible()])
    settings.setDestinationCrs(project.crs())
    settings.setExtent(project.viewSettings().defaultViewExtent())
    settings.setBackgroundColor(project.backgroundColor())
    settings.setOutputSize(QSize(1000, 700))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(str(picture))
    colours = {image.pixel(x, y) for x in range(0, 1000, 3) for y in range(0, 700, 3)}
    return [len(colours), image.width() * image.height()]


def main(folder: Path, picture: Path) -> None:
    application = QgsApplication([], False)
    application.initQgis()
    project = QgsProject.instance()
    opened = project.read(str(folder / "geoevents.qgz"))
    layers = {node.name(): node.layer() for node in project.layerTreeRoot().findLayers()}
    files = ["events.geojson", "mentions.geojson", "areas.geojson", "events.fgb", "geoevents.kml"]
    found = {
        "opened": opened,
        "crs": project.crs().authid(),
        "layers": {name: told(layer) for name, layer in layers.items()},
        "alone": {
            **{it: alone(folder / "geoevents.gpkg", it) for it in ("events", "mentions", "areas")},
            **{it: alone(folder / it, "") for it in files},
        },
        "label": label_of(layers["events"]),
        "time": [
            moment.toString("yyyy-MM-dd")
            for moment in (
                project.timeSettings().temporalRange().begin(),
                project.timeSettings().temporalRange().end(),
            )
        ],
        "picture": rendered(project, picture),
    }
    print(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)  # QGIS's own end crashes without a display, after all is said


main(Path(sys.argv[1]), Path(sys.argv[2]))
