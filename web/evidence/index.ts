// What speaks for a finding, as a person checks it: hours on a scale, figures that open, what was said, the rule step by
// step, and the frame of it all. What is found, and what is done with it, is #web/alerts and #web/suspects.
export * from './asking.ts'
export { AtHandProvider, useAtHand } from './at-hand.tsx'
export * from './finding.tsx'
export { type DrawnHour, HoursChart } from './hours-chart.tsx'
export { More } from './more.tsx'
export { OpeningFigure } from './opening-figure.tsx'
export { ReasonDialog } from './reason-dialog.tsx'
export { SaidLine, SaidList } from './said-lines.tsx'
