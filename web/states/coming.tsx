import { useLate } from '#web/bring'
import { useText } from '#web/texts'
import { LoadingShape } from './loading-shape.tsx'
import { OfflineLine } from './waiting-line.tsx'

type ComingProps = { as?: 'page' | 'talk'; count?: number }

/** A part of the console that is on its way; without a connection, that it comes when there is one. */
export function Coming({ as = 'page', count = 5 }: ComingProps) {
  const t = useText()
  if (useLate()) return <OfflineLine title={t('offline.title')}>{t('offline.coming')}</OfflineLine>
  return <LoadingShape as={as} label={t('common.loading')} count={count} />
}
