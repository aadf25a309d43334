// Questions to the server that sent this page. The token is the first part of the address.
const ask = async (name, question = {}) => {
  const [, token] = location.pathname.split("/");
  const answer = await fetch(`/${token}/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Geoevents-Token": token },
    body: JSON.stringify(question),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error);
  return said;
};
