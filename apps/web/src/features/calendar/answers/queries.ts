import { answerDate, getAttendance, listAnswers, withdrawAnswer } from '@navette/contract/calendar/answer-endpoints.ts'
import type { AnswerKind, Scope } from '@navette/contract/calendar/answer-schema.ts'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api.ts'
import { flat, read, readPages } from '../../../lib/reads.ts'
import { sayProblem } from '../../../ui/undo.tsx'

const attendanceRead = (occurrenceId: string) => read(getAttendance, { params: { occurrenceId } })

export const useAttendance = (occurrenceId: string) => useQuery(attendanceRead(occurrenceId)).data

interface Said {
  kind: AnswerKind
  companions: number
}

/** What I answer to a date, or to it and those that follow; null takes it back. */
export const useAnswer = (occurrenceId: string, scope: Scope = 'one') => {
  const client = useQueryClient()
  const params = { occurrenceId }
  return useMutation({
    mutationFn: (said: Said | null) =>
      said ? call(answerDate, { params, body: { ...said, scope } }) : call(withdrawAnswer, { params, query: { scope } }),
    onSuccess: (attendance) => client.setQueryData(attendanceRead(occurrenceId).queryKey, attendance),
    onError: (error) => void sayProblem(error),
  })
}

/** Which answers are looked at: those who have a place, who wait for one, and the others. */
export type AnswerView = AnswerKind | 'waiting'

export const useAnswers = (occurrenceId: string, view: AnswerView) => {
  const which = view === 'waiting' ? { waiting: 'true' } : { kind: view, waiting: 'false' }
  const result = useInfiniteQuery(readPages(listAnswers, { params: { occurrenceId }, query: { ...which, limit: 50 } }))
  return { ...result, answers: flat(result.data) }
}
