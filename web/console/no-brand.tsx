import { useQueryClient } from '@tanstack/react-query'
import { UserRoundX } from 'lucide'
import { Button } from '#web/ui'
import { ErrorState } from '#web/states'
import { useText } from '#web/texts'
import { signOut } from './session.ts'
import css from './shell.module.css'

/** Signed in, but no longer in the team: of this brand, if there are others, or of any. */
export function NoBrand({ hasOthers = false }: { hasOthers?: boolean }) {
  const t = useText()
  const client = useQueryClient()
  return (
    <main className={css.middle}>
      <ErrorState
        as="h1"
        icon={UserRoundX}
        title={t(hasOthers ? 'left.title' : 'no-brand.title')}
        deed={
          hasOthers ? (
            <Button onClick={() => location.assign('/')}>{t('lost.home')}</Button>
          ) : (
            <Button onClick={() => void signOut(client)}>{t('deed.sign-out')}</Button>
          )
        }
      >
        {t(hasOthers ? 'left.cause' : 'no-brand.cause')}
      </ErrorState>
    </main>
  )
}
