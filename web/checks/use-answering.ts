import { useCallback, useEffect, useState } from 'react'
import { type Answering, keepAnswering, onAnswering, readAnswering } from './answering.ts'

/** What was chosen for the answer that is being written in a conversation, and the way to choose otherwise. */
export function useAnswering(conversationId: string) {
  const [answering, setAnswering] = useState(() => readAnswering(sessionStorage, conversationId))
  useEffect(() => {
    // What came back as this was drawn was told before anybody listened.
    setAnswering(readAnswering(sessionStorage, conversationId))
    return onAnswering(conversationId, setAnswering)
  }, [conversationId])
  const choose = useCallback((next: Answering) => keepAnswering(sessionStorage, conversationId, next), [conversationId])
  return [answering, choose] as const
}
