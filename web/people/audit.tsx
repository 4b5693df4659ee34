import { Fragment } from 'react'
import { Button, Table } from '#web/ui'
import { EmptyState } from '#web/states'
import { Asked, Section } from '#web/page'
import type { AuditLine } from '#protocol'
import { useFormats, useText } from '#web/texts'
import { auditWords } from './audit-words.ts'
import { useColleagues } from './colleagues.ts'
import { useAudit } from './queries.ts'
import css from './team.module.css'

/** Who did what, the latest first. It is never changed. */
export function Audit() {
  const t = useText()
  const audit = useAudit()
  return (
    <Section title={t('team.audit')} help={t('audit.help')}>
      <Asked query={audit}>
        {({ pages }) => {
          const lines = pages.flatMap(page => page.rows)
          if (lines.length === 0) return <EmptyState as="h3" title={t('audit.empty')} />
          return (
            <>
              <Table title={t('team.audit')}>
                <thead>
                  <tr>
                    <th scope="col">{t('audit.when')}</th>
                    <th scope="col">{t('audit.who')}</th>
                    <th scope="col">{t('audit.what')}</th>
                    <th scope="col">{t('audit.detail')}</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map(line => (
                    <Done key={line.id} line={line} />
                  ))}
                </tbody>
              </Table>
              {audit.hasNextPage && (
                <div className={css.more}>
                  <Button isBusy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
                    {t('audit.more')}
                  </Button>
                </div>
              )}
            </>
          )
        }}
      </Asked>
    </Section>
  )
}

function Done({ line }: { line: AuditLine }) {
  const t = useText()
  const formats = useFormats()
  const colleagues = useColleagues().data ?? []
  const nameOf = (personId: string) => colleagues.find(({ id }) => id === personId)?.name
  const { deed, detail } = auditWords(line, { t, formats, nameOf })
  return (
    <tr>
      <td className={css.when}>
        <time dateTime={new Date(line.at).toISOString()}>{formats.moment(line.at)}</time>
      </td>
      <td>
        <bdi>{line.who || t('audit.machine')}</bdi>
      </td>
      <td>{deed}</td>
      <td>
        {detail.map((piece, place) => (
          <Fragment key={place}>
            {place > 0 && ' · '}
            <bdi>{piece}</bdi>
          </Fragment>
        ))}
      </td>
    </tr>
  )
}
