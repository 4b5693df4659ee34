import { lazy, Suspense } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { usePageTexts } from '#web/texts'
import { signOut } from './session.ts'
import css from './shell.module.css'

const Left = lazy(async () => ({ default: (await import('#web/installation')).Left }))

/** Signed in, but no longer in the team. */
export function NoBrand({ hasOthers = false }: { hasOthers?: boolean }) {
  const client = useQueryClient()
  return (
    <main className={css.middle}>
      {usePageTexts() && (
        <Suspense>
          <Left hasOthers={hasOthers} onSignOut={() => void signOut(client)} />
        </Suspense>
      )}
    </main>
  )
}
