import { useEffect, useRef, useState } from 'react'

/** Does it as soon as nothing is under way any more; `wait` asks for that, and is forgotten when it is done. */
export function usePatience(isBusy: boolean, go: () => void): [isWaiting: boolean, wait: () => void] {
  const [isWaiting, setWaiting] = useState(false)
  const latest = useRef(go)
  useEffect(() => void (latest.current = go))
  useEffect(() => {
    if (!isWaiting || isBusy) return
    setWaiting(false)
    latest.current()
  }, [isWaiting, isBusy])
  return [isWaiting, () => setWaiting(true)]
}
