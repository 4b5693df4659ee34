import { randomUUID } from 'node:crypto'
import { type Client, Refused } from '../world-client.ts'

export type Answer = { id: string; conversationId: string; sequence: number; isTaken: boolean }

/** Somebody who answers conversations one message after the other, and says each again until it is taken. */
export type Agent = {
  readonly answers: readonly Answer[]
  /** What was refused, and with what. */
  readonly refusals: readonly { status: number; code: string }[]
  write(conversations: readonly string[], each: number): void
  /** Says what has not been taken, once. */
  say(): Promise<void>
  readonly unsaid: number
}

export function openAgent(client: Client): Agent {
  const answers: Answer[] = []
  const refusals: { status: number; code: string }[] = []
  let sequence = 0
  const sayOne = async (answer: Answer) => {
    const body = { id: answer.id, text: `${answer.sequence}`, files: [], visibility: 'private' }
    try {
      await client.post(`/conversations/${answer.conversationId}/messages`, body)
      answer.isTaken = true
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refusals.push({ status: error.status, code: error.code })
    }
  }
  return {
    ...{ answers, refusals },
    get unsaid() {
      return answers.filter(each => !each.isTaken).length
    },
    write(conversations, each) {
      for (const conversationId of conversations)
        for (let n = 0; n < each; n++)
          answers.push({ id: randomUUID(), conversationId, sequence: ++sequence, isTaken: false })
    },
    async say() {
      const left = Map.groupBy(
        answers.filter(each => !each.isTaken),
        each => each.conversationId,
      )
      await Promise.all(
        [...left.values()].map(async mine => {
          for (const answer of mine) {
            await sayOne(answer)
            if (!answer.isTaken) return
          }
        }),
      )
    },
  }
}
