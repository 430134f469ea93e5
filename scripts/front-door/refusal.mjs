/** A request that goes no further: `code` is stable for programs, `detail` is for people. */
export class Refusal extends Error {
  constructor(status, code, detail, headers = {}) {
    super(detail);
    Object.assign(this, { status, code, detail, headers });
  }
}
