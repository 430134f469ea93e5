/** A seeded stream of numbers (sfc32): the sample chain is the same on every machine. */
export class Stream {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: string) {
    let hash = 2_166_136_261;
    const next = () => {
      hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
      hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
      hash ^= hash >>> 16;
      return hash >>> 0;
    };
    for (let at = 0; at < seed.length; at += 1) hash = Math.imul(hash ^ seed.charCodeAt(at), 16_777_619);
    [this.#a, this.#b, this.#c] = [next(), next(), next()];
    for (let at = 0; at < 12; at += 1) this.unit();
  }

  /** In [0, 1). */
  unit(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** Whole number in [low, high]. */
  between(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.unit() * items.length)] as T;
  }

  /** Around 1, with this relative spread (log-normal). */
  around(spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
    return Math.exp(spread * normal - (spread * spread) / 2);
  }

  /** Poisson count; the normal approximation beyond 40. */
  count(mean: number): number {
    if (mean <= 0) return 0;
    if (mean > 40)
      return Math.max(
        0,
        Math.round(mean + Math.sqrt(mean) * (this.unit() + this.unit() + this.unit() - 1.5) * 2),
      );
    const floor = Math.exp(-mean);
    let product = this.unit();
    let events = 0;
    while (product > floor) {
      product *= this.unit();
      events += 1;
    }
    return events;
  }
}
