import { Select } from '#web/form'
import { useText } from '#web/texts'

const LEVELS = ['0', '1', '2', '3', '4', '5'] as const

type LevelSelectProps = { label: string; level: number; onLevel: (level: number) => void }

/** How well somebody knows something, from not at all to all of it. */
export function LevelSelect({ label, level, onLevel }: LevelSelectProps) {
  const t = useText()
  return (
    <Select
      label={label}
      choices={LEVELS.map(value => ({ value, label: t('staff.level.of', { level: Number(value) }) }))}
      value={String(level) as (typeof LEVELS)[number]}
      onChange={value => onLevel(Number(value))}
    />
  )
}
