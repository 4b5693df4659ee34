import { lazy, Suspense } from 'react'
import { patiently } from '#web/bring'
import { usePageTexts } from '#web/texts'

const Brought = lazy(async () => ({ default: (await patiently(() => import('./marked-plain.tsx'))).MarkedPlain }))

/** A text whose numbers and places can be copied with one press, once what finds them is there; until then the text. */
export function MarkedPlain({ text }: { text: string }) {
  if (!usePageTexts()) return text
  return (
    <Suspense fallback={text}>
      <Brought text={text} />
    </Suspense>
  )
}
