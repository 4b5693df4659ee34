import { useEffect } from 'react'

let pause = (): void => undefined

/** Whoever plays says how it is stopped. */
export const onHush = (stop: () => void): void => void (pause = stop)

/** Stops what is heard, if anything is. */
export const hush = (): void => pause()

/** What is heard ends with what it was heard in. */
export const useHush = (): void => useEffect(() => hush, [])
