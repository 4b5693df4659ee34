import { useQueryClient } from '@tanstack/react-query'
import { patiently } from '#web/bring'
import { later } from '#web/texts'
import { signOut } from './session.ts'
import css from './shell.module.css'

const Left = later(async () => (await patiently(() => import('#web/installation'))).Left)

/** Signed in, but no longer in the team. */
export function NoBrand({ hasOthers = false }: { hasOthers?: boolean }) {
  const client = useQueryClient()
  return (
    <main className={css.middle}>
      <Left hasOthers={hasOthers} onSignOut={() => void signOut(client)} />
    </main>
  )
}
