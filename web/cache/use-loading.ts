import { useRef, useState } from 'react'

/** Loads one thing at a time; what fails may be tried again by asking again. */
export function useLoading(load: () => Promise<void>): [boolean, () => void] {
  const [isLoading, setLoading] = useState(false)
  const isUnderWay = useRef(false)
  const start = (): void => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    setLoading(true)
    void load()
      .catch(() => undefined)
      .finally(() => {
        isUnderWay.current = false
        setLoading(false)
      })
  }
  return [isLoading, start]
}
