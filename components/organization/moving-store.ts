/** A store that is about to be moved. */
export type MovingStore = { id: string; name: string };
