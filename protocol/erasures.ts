/** `waiting`: something stands in its way, and until then nothing of them may be used; `running`: it is being done. */
export type ErasureState = 'waiting' | 'running' | 'done'

/** GET /api/v1/customers/:id/erasure: null where nobody asked for it. `cases`: open ones, which have to be settled first. */
export type Erasure = { id: string; state: ErasureState; askedAt: number; askedBy: string | null; cases: number[] }
