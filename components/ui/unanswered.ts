type Unanswered = {
  ok: false;
  error: { code: 'offline' | 'internal'; reason?: undefined; fields?: undefined; params?: undefined };
};

/**
 * What stands for the answer of an action that never came: `save(form).catch(unanswered)`. A connection that breaks must
 * not take a form away with what was typed in it.
 */
export const unanswered = (): Unanswered => ({
  ok: false,
  error: { code: navigator.onLine ? 'internal' : 'offline' },
});
