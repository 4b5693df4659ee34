import { UserRoundX } from 'lucide'
import { ErrorState } from '#web/states'
import { useText } from '#web/texts'
import { Button } from '#web/ui'

/** Signed in, but no longer in the team: of this brand, if there are others, or of any. */
export function Left({ hasOthers, onSignOut }: { hasOthers: boolean; onSignOut: () => void }) {
  const t = useText()
  return (
    <ErrorState
      as="h1"
      icon={UserRoundX}
      title={t(hasOthers ? 'left.title' : 'no-brand.title')}
      deed={
        hasOthers ? (
          <Button onClick={() => location.assign('/')}>{t('lost.home')}</Button>
        ) : (
          <Button onClick={onSignOut}>{t('deed.sign-out')}</Button>
        )
      }
    >
      {t(hasOthers ? 'left.cause' : 'no-brand.cause')}
    </ErrorState>
  )
}
