/** Somebody in a place of our own, as their pass says. `until` is epoch milliseconds. */
export type Visitor = {
  id: string
  profileKey: string
  name?: string
  language?: string
  /** Facts that the brand itself signed (`email`, `phone`, `customerNumber`). */
  known?: Record<string, string>
  /** Who they were in this browser before the brand said who they are. */
  earlierId?: string
  until: number
}

/** What the brand states of a person. `id` is the brand's own name for them. */
export type Statement = { id: string; name?: string; known: Record<string, string> }

/** Places of our own hand out passes to those who come. All of it is pure, and constant time in what is secret. */
export type Visitors<S> = {
  /** The pages that may show the place ("https://shop.example"); empty: all. */
  origins(settings: S): readonly string[]
  sign(visitor: Visitor, settings: S): string
  /** What a pass says; undefined when it is not ours. Whether it still holds (`until`) is for the caller to see. */
  read(pass: string, settings: S): Visitor | undefined
  /** What the brand's signed statement says; undefined when it doesn't hold at `now`. */
  identify(statement: string, settings: S, now: number): Statement | undefined
  /** A keyed digest that only this connection can make. */
  digest(settings: S, ...parts: string[]): string
  /** Our file under a name that only this visitor can send. */
  nameFile(fileId: string, visitorId: string, settings: S): string
}
