import { useState } from 'react'
import type { ProposalFigures, ProposalStanding, ProposalVersionWhy } from '#protocol'
import { useFaultWords } from '#web/api'
import { Switch } from '#web/form'
import { Popover } from '#web/overlay'
import { ago, Asked, Line, Lines, Section, Sure } from '#web/page'
import { useFormats, useText } from '#web/texts'
import { Button, Callout, Figure, useNow } from '#web/ui'
import { useStanding, useSteering } from './steering.ts'
import css from './proposals.module.css'

/** How good the proposed reasons are, and what one can do about it. */
export function Proposals() {
  const t = useText()
  const standing = useStanding()
  return (
    <Section title={t('reasons.proposed.title')} help={t('reasons.proposed.help')}>
      <Asked query={standing}>{found => <Found standing={found} />}</Asked>
    </Section>
  )
}

type Asking = { kind: 'anew' } | { kind: 'back'; id: string }

function Found({ standing }: { standing: ProposalStanding }) {
  const t = useText()
  const words = useFaultWords()
  const { show, anew, back } = useSteering()
  const [asking, ask] = useState<Asking>()
  const fault = show.error ?? anew.error ?? back.error
  const { isShown, learnt, waiting, figures, versions } = standing
  const doIt = (): void => {
    if (asking?.kind === 'anew') anew.mutate()
    else if (asking) back.mutate(asking.id)
  }
  return (
    <div className={css.proposals}>
      <Switch
        label={t('reasons.proposed.show')}
        help={t(stateOf(standing))}
        isOn={isShown}
        onChange={isOn => show.mutate(isOn)}
      />
      <p className={css.learnt}>
        {t('reasons.proposed.learnt', { count: learnt })}
        {waiting > 0 && ` ${t('reasons.proposed.waiting', { count: waiting })}`}
      </p>
      {figures.tested > 0 && <Figures figures={figures} />}
      {fault && (
        <Callout tone="late">
          <span role="alert">{words(fault)}</span>
        </Callout>
      )}
      <Versions versions={versions} onBack={id => ask({ kind: 'back', id })} />
      <div>
        <Button isOff={learnt === 0} isBusy={anew.isPending} onClick={() => ask({ kind: 'anew' })}>
          {t('reasons.proposed.anew')}
        </Button>
      </div>
      <Sure
        title={t(asking?.kind === 'back' ? 'reasons.proposed.back.sure' : 'reasons.proposed.anew.sure')}
        deed={t(asking?.kind === 'back' ? 'reasons.proposed.back' : 'reasons.proposed.anew')}
        isOpen={asking !== undefined}
        onClose={() => ask(undefined)}
        onDo={doIt}
      >
        <p>{t(asking?.kind === 'back' ? 'reasons.proposed.back.means' : 'reasons.proposed.anew.means')}</p>
      </Sure>
    </div>
  )
}

const stateOf = ({ isShown, figures }: ProposalStanding) => {
  if (!isShown) return 'reasons.proposed.off'
  return figures.isGood ? 'reasons.proposed.on' : 'reasons.proposed.not-yet'
}

const FIGURES = [
  { figure: 'first', name: 'reasons.proposed.first', means: 'reasons.proposed.first.means' },
  { figure: 'three', name: 'reasons.proposed.three', means: 'reasons.proposed.three.means' },
  { figure: 'covered', name: 'reasons.proposed.covered', means: 'reasons.proposed.covered.means' },
  { figure: 'commonest', name: 'reasons.proposed.commonest', means: 'reasons.proposed.commonest.means' },
] as const

/** Each opens to what it means. */
function Figures({ figures }: { figures: ProposalFigures }) {
  const t = useText()
  const formats = useFormats()
  return (
    <dl className={css.figures}>
      {FIGURES.map(({ figure, name, means }) => {
        const value = formats.percent(figures[figure])
        return (
          <div key={figure} className={css.figure}>
            <dt className={css.name}>{t(name)}</dt>
            <dd className={css.value}>
              <Popover
                label={t(name)}
                renderTrigger={props => (
                  <Figure {...props} aria-label={t('reports.figure', { name: t(name), value })}>
                    {value}
                  </Figure>
                )}
              >
                {() => (
                  <div className={css.meaning}>
                    <b>{t(name)}</b>
                    <p>{t(means)}</p>
                    <p className={css.of}>{t('reasons.proposed.of', { count: figures.tested })}</p>
                  </div>
                )}
              </Popover>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

const WHY = {
  learnt: 'reasons.proposed.why.learnt',
  'before-anew': 'reasons.proposed.why.anew',
  'before-back': 'reasons.proposed.why.back',
} as const satisfies Record<ProposalVersionWhy, string>

type VersionsProps = { versions: ProposalStanding['versions']; onBack: (id: string) => void }

/** What stood before, the latest first. */
function Versions({ versions, onBack }: VersionsProps) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(60_000)
  if (versions.length === 0) return null
  return (
    <div>
      <h3 className={css.heading}>{t('reasons.proposed.versions')}</h3>
      <Lines label={t('reasons.proposed.versions')}>
        {versions.map(({ id, at, why, learnt, first }) => (
          <Line
            key={id}
            title={t(WHY[why], { when: ago(at, now, formats) })}
            text={t('reasons.proposed.version', { count: learnt, first: formats.percent(first) })}
            end={
              <Button
                size="s"
                aria-label={t('reasons.proposed.back.of', { when: formats.moment(at) })}
                onClick={() => onBack(id)}
              >
                {t('reasons.proposed.back')}
              </Button>
            }
          />
        ))}
      </Lines>
    </div>
  )
}
