import { useQueryClient } from '@tanstack/react-query'
import { UserRoundX } from 'lucide-react'
import { Button } from '#web/ui'
import { ErrorState } from '#web/states'
import { useText } from '#web/texts'
import { signOut } from './session.ts'
import css from './shell.module.css'

/** Signed in, but no longer in any team. */
export function NoBrand() {
  const t = useText()
  const client = useQueryClient()
  return (
    <main className={css.middle}>
      <ErrorState
        as="h1"
        icon={UserRoundX}
        title={t('no-brand.title')}
        deed={<Button onClick={() => void signOut(client)}>{t('deed.sign-out')}</Button>}
      >
        {t('no-brand.cause')}
      </ErrorState>
    </main>
  )
}
