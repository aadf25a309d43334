// The panel of a mention.
const MentionPanel = (app) => (row) => {
  const roles = app.facts.roles.map((role) => [role, app.word(`role_${role}`)]);
  const where = row.place ? [row.place.name, row.place.feature, row.place.admin1, row.place.country].filter(Boolean).join(", ") : row.relation || app.word("no_place");
  return [
    make("h2", "", make("bdi", "", row.text), " ", app.badge(row)),
    make("p", "soft", where),
    make("p", "line", button(app.word("accept"), () => app.verdict("accept"), "act main"), button(app.word("reject"), () => app.verdict("reject"), "act bad")),
    row.named && row.point && ["place", "add"].some((it) => row.decided.includes(it)) ? button(app.word("remember_name"), () => app.remember(row)) : null,
    field(app.word("role"), choice(roles, row.role, (role) => app.decide("role", { role }))),
    make("details", "", make("summary", "", app.word("reasons")), make("p", "soft", row.reason)),
    app.editor.render(row),
  ];
};
