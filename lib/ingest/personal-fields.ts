import { maskPhone } from '@/lib/members/phone';

type Json = unknown;
type Fields = Record<string, Json>;

const isFields = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Never longer than three characters of the value; short ones show nothing. */
const maskText = (text: string): string =>
  text.length < 6 ? '****' : `${text.slice(0, 1)}****${text.slice(-2)}`;
const maskName = (name: string): string => `${[...name][0] ?? ''}**`;

function maskMember(who: Json): Json {
  if (!isFields(who)) return who;
  return Object.fromEntries(
    Object.entries(who).map(([key, value]) => {
      if (typeof value !== 'string') return [key, value];
      return [key, key === 'phone' ? maskPhone(value.replace(/^(1\d{10})$/, '+86$1')) : maskText(value)];
    }),
  );
}

const masks: Record<string, (value: Json) => Json> = {
  member: maskMember,
  name: (value) => (typeof value === 'string' ? maskName(value) : value),
  birthday: (value) => (typeof value === 'string' ? '****-**-**' : value),
  visitor: (value) => (typeof value === 'string' ? maskText(value) : value),
};

/** An item as a person may read it: who it is about shows only its shape. */
export function maskBody(body: Json): Json {
  if (!isFields(body)) return body;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, masks[key]?.(value) ?? value]));
}

/** Puts the true values back wherever an edited, masked item still shows the mask. */
export function unmaskBody(edited: Json, original: Json): Json {
  if (!isFields(edited) || !isFields(original)) return edited;
  const masked = maskBody(original) as Fields;
  const restore = (given: Json, shown: Json, truth: Json): Json => {
    if (isFields(given) && isFields(shown) && isFields(truth))
      return Object.fromEntries(
        Object.entries(given).map(([key, value]) => [key, restore(value, shown[key], truth[key])]),
      );
    return shown !== undefined && given === shown ? truth : given;
  };
  return Object.fromEntries(
    Object.entries(edited).map(([key, value]) => [
      key,
      key in masks ? restore(value, masked[key], original[key]) : value,
    ]),
  );
}

/** The item with another code at a path such as `store` or `lines.0.sku`; unchanged when nothing stands there. */
export function replaceAt(body: Json, path: string, value: string): Json {
  const [step = '', ...rest] = path.split('.');
  if (Array.isArray(body))
    return body.map((one, at) =>
      String(at) === step ? (rest.length ? replaceAt(one, rest.join('.'), value) : value) : one,
    );
  if (!isFields(body) || !Object.hasOwn(body, step)) return body;
  return { ...body, [step]: rest.length > 0 ? replaceAt(body[step], rest.join('.'), value) : value };
}
