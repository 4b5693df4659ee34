import { complaintsIn } from '../meta/complaint.ts'

export { complaintIn, isGone, isOfTokens, type Complaint } from '../meta/complaint.ts'

export const { failure, sickness } = complaintsIn({
  ofPace: new Set([4, 9, 17, 32, 613, 80002, 80006]),
  isForbidden: ({ code, subcode }) =>
    code === 3 || code === 230 || (code === 200 && subcode === undefined) || (code === 10 && subcode === 2018300),
  forbidsAll: 10,
})
