// Calls of the board's and the sandboxes' own interfaces, all on this address.

export class Refused extends Error {}

// Gives the answer; throws Refused with the server's own sentence, or its lack of one.
export async function call(method, path, body) {
  let answer;
  try {
    const response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    answer = await response.json();
  } catch (error) {
    throw new Refused(error.message);
  }
  if (answer.ok !== true) throw new Refused(answer.error ?? "?");
  return answer;
}

export const bot = {
  look: () => call("GET", "/board/bot").then((answer) => answer.bot),
  act: (what) => call("POST", `/board/bot/${what}`).then((answer) => answer.bot),
};

const SANDBOXES = ["bank", "telegram"];
const each = (ask) => Promise.all(SANDBOXES.map(ask));

export const faults = {
  order: (sandbox, wanted) => call("POST", `/${sandbox}/control/faults`, wanted),
  remove: (sandbox, id) => call("DELETE", `/${sandbox}/control/faults/${id}`),
  removeAll: () => each((sandbox) => call("DELETE", `/${sandbox}/control/faults`)),
  // By sandbox.
  inForce: async () =>
    Object.fromEntries(await each(async (sandbox) => [sandbox, (await call("GET", `/${sandbox}/control/faults`)).faults])),
};

export const people = () => call("GET", "/telegram/control/people").then((answer) => answer.people);
