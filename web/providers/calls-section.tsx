import { useState } from 'react'
import type { ProviderCall } from '#protocol'
import { Asked, Section } from '#web/page'
import { Dialog } from '#web/overlay'
import { EmptyState } from '#web/states'
import { useFormats, useText } from '#web/texts'
import { Button, Table } from '#web/ui'
import { useCalls, useCallText } from './queries.ts'
import { OUTCOMES } from './words.ts'
import css from './providers.module.css'

/** What was sent where, the latest first. */
export function CallsSection() {
  const t = useText()
  const calls = useCalls()
  const [shown, setShown] = useState<ProviderCall>()
  return (
    <Section title={t('providers.calls')} help={t('providers.calls.help')}>
      <Asked query={calls}>
        {({ pages }) => {
          const rows = pages.flatMap(page => page.rows)
          if (rows.length === 0) return <EmptyState as="h3" title={t('providers.calls.empty')} />
          return (
            <>
              <Table title={t('providers.calls')}>
                <thead>
                  <tr>
                    <th scope="col">{t('audit.when')}</th>
                    <th scope="col">{t('providers.calls.where')}</th>
                    <th scope="col">{t('providers.calls.outcome')}</th>
                    <th scope="col">{t('providers.calls.size')}</th>
                    <th scope="col">{t('providers.calls.text')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(call => (
                    <Called key={call.id} {...{ call }} onShow={() => setShown(call)} />
                  ))}
                </tbody>
              </Table>
              {calls.hasNextPage && (
                <div className={css.more}>
                  <Button isBusy={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
                    {t('audit.more')}
                  </Button>
                </div>
              )}
            </>
          )
        }}
      </Asked>
      <Dialog
        title={t('providers.calls.sent')}
        isOpen={shown !== undefined}
        onClose={() => setShown(undefined)}
        closeName={t('common.close')}
      >
        {shown && <Sent id={shown.id} />}
      </Dialog>
    </Section>
  )
}

function Called({ call, onShow }: { call: ProviderCall; onShow: () => void }) {
  const t = useText()
  const formats = useFormats()
  const { at, name, model, host, outcome, bytes, tokens, tookMs, isKept, messageId } = call
  return (
    <tr>
      <td>
        <time dateTime={new Date(at).toISOString()}>{formats.moment(at)}</time>
      </td>
      <td>
        <bdi>{name}</bdi> · <bdi>{model}</bdi>
        <span className={css.host}>
          <bdi>{host}</bdi>
          {messageId === null && ` · ${t('providers.calls.tried')}`}
        </span>
      </td>
      <td>{t(OUTCOMES[outcome])}</td>
      <td className={css.size}>
        {t('providers.calls.bytes', { bytes })} · {t('providers.tokens.used', { tokens })}
        {tookMs !== null && ` · ${t('providers.took', { ms: formats.number(tookMs) })}`}
      </td>
      <td>
        {isKept ? (
          <Button size="s" kind="ghost" onClick={onShow}>
            {t('providers.calls.show')}
          </Button>
        ) : (
          t('providers.calls.gone')
        )}
      </td>
    </tr>
  )
}

function Sent({ id }: { id: string }) {
  const text = useCallText(id)
  return (
    <Asked query={text}>
      {({ text: sent }) => (
        <blockquote className={css.sent}>
          <bdi>{sent}</bdi>
        </blockquote>
      )}
    </Asked>
  )
}
