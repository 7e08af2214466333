/**
 * Whether what the conversation list shows has changed since it was last asked for: `soon` may lag a
 * little, so that a running conversation writes it once for several messages.
 */
export class IndexMark {
  #due: 'now' | 'soon' | undefined

  mark(due: 'now' | 'soon') {
    if (this.#due !== 'now') this.#due = due
  }

  /** What was marked, once: the mark is gone afterwards. */
  take(): 'now' | 'soon' | undefined {
    const due = this.#due
    this.#due = undefined
    return due
  }
}
