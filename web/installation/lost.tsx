import { Compass } from 'lucide'
import { ErrorState } from '#web/states'
import { useText } from '#web/texts'
import { Button } from '#web/ui'

/** An address that leads nowhere. */
export function Lost() {
  const t = useText()
  return (
    <ErrorState
      as="h1"
      icon={Compass}
      title={t('lost.title')}
      deed={<Button onClick={() => location.assign('/')}>{t('lost.home')}</Button>}
    >
      {t('lost.cause')}
    </ErrorState>
  )
}
