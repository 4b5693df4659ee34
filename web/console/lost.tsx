import { ServerCrash } from 'lucide'
import { Button, TextButton } from '#web/ui'
import { ErrorState } from '#web/states'
import { later, useText } from '#web/texts'
import css from './shell.module.css'

const Astray = later(async () => (await import('#web/installation')).Lost)

/** An address that leads nowhere. */
export const Lost = () => (
  <main className={css.middle}>
    <Astray />
  </main>
)

/** Something of ours broke while it was drawn. What was written is kept in this browser. */
export function Broken({ error }: { error: unknown }) {
  const t = useText()
  const detail = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)
  return (
    <main className={css.middle}>
      <ErrorState
        as="h1"
        icon={ServerCrash}
        title={t('broken.title')}
        deed={
          <>
            <Button onClick={() => location.reload()}>{t('broken.reload')}</Button>
            <TextButton onClick={() => void navigator.clipboard?.writeText(detail)}>{t('broken.copy')}</TextButton>
          </>
        }
      >
        {t('broken.cause')}
      </ErrorState>
    </main>
  )
}
