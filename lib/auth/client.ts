export type SetUpAnswer = { fields: Record<string, string>; isRefused: boolean } | null;

/** Sends the first-run form. Null when it worked; `fields` = message key by field; `isRefused` when it was done before. */
export async function sendSetUp(values: Record<string, string>): Promise<SetUpAnswer> {
  const response = await fetch('/api/setup', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(values),
  });
  if (response.ok) return null;
  const problem = (await response.json().catch(() => ({}))) as {
    errors?: { path: string; message: string }[];
  };
  const fields: Record<string, string> = {};
  // The first thing that is wrong with a field is the one to say: an empty one is not also short or alike another.
  for (const { path, message } of problem.errors ?? []) fields[path] ??= message;
  return { fields, isRefused: response.status === 404 };
}

export type PersonChoice = { id: string; name: string; account: string };

/** Colleagues whose name or account has the text; nobody when the question could not be asked. */
export async function findPeople(text: string, signal: AbortSignal): Promise<PersonChoice[]> {
  try {
    const answer = await fetch(`/api/people?${new URLSearchParams({ q: text })}`, { signal });
    return answer.ok ? ((await answer.json()) as { people: PersonChoice[] }).people : [];
  } catch {
    return [];
  }
}
