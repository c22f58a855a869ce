// Node's EventEmitter, as far as programs use it.

type Listener = (...values: unknown[]) => void;

export class EventEmitter {
  #listeners = new Map<PropertyKey, Listener[]>();
  on(event: PropertyKey, listener: Listener): this {
    this.#listeners.set(event, [...this.listeners(event), listener]);
    return this;
  }
  addListener(event: PropertyKey, listener: Listener): this {
    return this.on(event, listener);
  }
  prependListener(event: PropertyKey, listener: Listener): this {
    this.#listeners.set(event, [listener, ...this.listeners(event)]);
    return this;
  }
  once(event: PropertyKey, listener: Listener): this {
    const once = (...values: unknown[]): void => {
      this.off(event, once);
      Reflect.apply(listener, this, values);
    };
    return this.on(event, Object.assign(once, { listener }));
  }
  off(event: PropertyKey, listener: Listener): this {
    const all = this.listeners(event);
    const at = all.findLastIndex(
      (each) => each === listener || (each as { listener?: Listener }).listener === listener,
    );
    this.#listeners.set(
      event,
      all.filter((_, place) => place !== at),
    );
    return this;
  }
  removeListener(event: PropertyKey, listener: Listener): this {
    return this.off(event, listener);
  }
  removeAllListeners(event?: PropertyKey): this {
    if (event === undefined) this.#listeners.clear();
    else this.#listeners.delete(event);
    return this;
  }
  emit(event: PropertyKey, ...values: unknown[]): boolean {
    const all = this.listeners(event);
    if (all.length === 0 && event === "error")
      throw values[0] instanceof Error ? values[0] : new Error(`Unhandled error. (${String(values[0])})`);
    for (const listener of all) Reflect.apply(listener, this, values);
    return all.length > 0;
  }
  listeners(event: PropertyKey): Listener[] {
    return [...(this.#listeners.get(event) ?? [])];
  }
  listenerCount(event: PropertyKey): number {
    return this.listeners(event).length;
  }
  eventNames(): PropertyKey[] {
    return [...this.#listeners.keys()];
  }
  setMaxListeners(): this {
    return this;
  }
}
