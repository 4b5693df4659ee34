import { Button, Callout } from '#web/ui'
import { useFaultWords } from '#web/api'
import { Switch, TextInput } from '#web/form'
import { Asked, Line, Lines, Section } from '#web/page'
import { type Key, useText } from '#web/texts'
import type { ChoosingProps } from './choices-page.tsx'
import { type Reach, usePush } from './use-push.ts'
import css from './outside.module.css'

const HELP: Record<Reach, Key> = {
  unable: 'notices.push.unable',
  refused: 'notices.push.refused',
  off: 'notices.push.off',
  on: 'notices.push.on',
}

/** What is pushed when no page of ours is open: to this browser, when, and whether it names the customer. */
export function Outside(props: ChoosingProps) {
  const t = useText()
  const words = useFaultWords()
  const { query, turnOn, turnOff } = usePush()
  const fault = turnOn.error ?? turnOff.error
  return (
    <Section title={t('notices.outside')} help={t('notices.outside.help')}>
      {fault && (
        <Callout tone="late">
          <span role="alert">{words(fault)}</span>
        </Callout>
      )}
      <Lines label={t('notices.outside')}>
        <Asked query={query}>
          {({ key, reach }) => (
            <Line
              title={t('notices.push')}
              text={t(HELP[reach])}
              end={
                reach === 'on' ? (
                  <Button isBusy={turnOff.isPending} onClick={() => turnOff.mutate()}>
                    {t('notices.push.stop')}
                  </Button>
                ) : (
                  reach === 'off' && (
                    <Button isBusy={turnOn.isPending} onClick={() => turnOn.mutate(key)}>
                      {t('notices.push.start')}
                    </Button>
                  )
                )
              }
            />
          )}
        </Asked>
      </Lines>
      <Manners {...props} />
    </Section>
  )
}

const NIGHT = { from: 20 * 60, to: 8 * 60 }

function Manners({ choices, onChoose }: ChoosingProps) {
  const t = useText()
  const { quiet, showsNames } = choices
  const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const setQuiet = (change: Partial<typeof NIGHT>): void =>
    onChoose({ ...choices, quiet: { ...NIGHT, ...quiet, ...change, timeZone } })
  return (
    <div className={css.manners}>
      <Switch
        label={t('notices.names')}
        help={t('notices.names.help')}
        isOn={showsNames}
        onChange={is => onChoose({ ...choices, showsNames: is })}
      />
      <Switch
        label={t('notices.quiet')}
        help={t('notices.quiet.help', { timeZone: quiet?.timeZone ?? timeZone })}
        isOn={quiet !== null}
        onChange={is => (is ? setQuiet({}) : onChoose({ ...choices, quiet: null }))}
      />
      {quiet && (
        <div className={css.hours}>
          <TextInput
            type="time"
            label={t('notices.quiet.from')}
            value={written(quiet.from)}
            onChange={text => text && setQuiet({ from: minutesOf(text) })}
          />
          <TextInput
            type="time"
            label={t('notices.quiet.to')}
            value={written(quiet.to)}
            onChange={text => text && setQuiet({ to: minutesOf(text) })}
          />
        </div>
      )}
    </div>
  )
}

const written = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':')

function minutesOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}
