import { RefreshCw, ServerCrash } from 'lucide'
import { Outdated, patiently } from '#web/bring'
import { Button, TextButton } from '#web/ui'
import { EmptyState, ErrorState } from '#web/states'
import { later, useText } from '#web/texts'
import css from './shell.module.css'

const Astray = later(async () => (await patiently(() => import('#web/installation'))).Lost)

/** An address that leads nowhere. */
export const Lost = () => (
  <main className={css.middle}>
    <Astray />
  </main>
)

/** Something of ours broke while it was drawn, or another version is served by now. What was written is kept. */
export function Broken({ error }: { error: unknown }) {
  const t = useText()
  const reload = <Button onClick={() => location.reload()}>{t('broken.reload')}</Button>
  const detail = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)
  return (
    <main className={css.middle}>
      {error instanceof Outdated ? (
        <EmptyState as="h1" icon={RefreshCw} title={t('outdated.title')} deed={reload}>
          {t('outdated.cause')}
        </EmptyState>
      ) : (
        <ErrorState
          as="h1"
          icon={ServerCrash}
          title={t('broken.title')}
          deed={
            <>
              {reload}
              <TextButton onClick={() => void navigator.clipboard?.writeText(detail)}>{t('broken.copy')}</TextButton>
            </>
          }
        >
          {t('broken.cause')}
        </ErrorState>
      )}
    </main>
  )
}
