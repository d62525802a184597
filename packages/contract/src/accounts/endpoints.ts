import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { refusal } from '../core/errors.ts'
import { bytes, file, megabytes, notAPicture } from '../core/files.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { TimeZone } from '../core/time.ts'
import {
  addressTaken,
  Departure,
  Email,
  Language,
  lastAdministrator,
  Me,
  Member,
  MembershipRole,
  Person,
  PersonName,
  Phone,
  Profile,
  SkillCount,
  TextSize,
  Theme,
} from './schema.ts'

export const pictureTooLarge = refusal('picture_too_large', 413, 'The picture has more than 5 MiB, or more than 50 million points.')

const params = z.object({ memberId: Id })

export const getSession = endpoint('getSession', {
  method: 'GET',
  path: '/api/sessions/current',
  summary: 'Who is signed in, and what they may start.',
  access: 'member',
  whileEnrolling: true,
  whileLeaving: true,
  answer: Me,
  shows: ['organisations'],
})

export const editMe = endpoint('editMe', {
  method: 'PATCH',
  path: '/api/members/me',
  summary: 'Change how the pages look and speak to you, and whether others see where you are.',
  access: 'member',
  body: z.object({
    language: Language.exactOptional(),
    timeZone: TimeZone.nullable().exactOptional(),
    theme: Theme.exactOptional(),
    textSize: TextSize.exactOptional(),
    presence: z.boolean().exactOptional(),
  }),
  answer: Me,
})

export const getMyProfile = endpoint('getMyProfile', {
  method: 'GET',
  path: '/api/members/me/profile',
  summary: 'What you say of yourself.',
  access: 'member',
  answer: Profile,
})

export const editMyProfile = endpoint('editMyProfile', {
  method: 'PATCH',
  path: '/api/members/me/profile',
  summary: 'Change what you say of yourself; what is left out stays.',
  access: 'member',
  body: Profile.partial(),
  answer: Profile,
})

export const changePortrait = endpoint('changePortrait', {
  method: 'PUT',
  path: '/api/members/me/portrait',
  summary: 'Show a picture of yourself: its middle is kept, as a square, and nothing that was noted in the file.',
  access: 'member',
  body: bytes,
  takes: megabytes(5),
  answer: Me,
  errors: [notAPicture, pictureTooLarge],
})

export const removePortrait = endpoint('removePortrait', {
  method: 'DELETE',
  path: '/api/members/me/portrait',
  summary: 'Show no picture of yourself any more.',
  access: 'member',
  answer: nothing,
  status: 204,
})

export const showPortrait = endpoint('showPortrait', {
  method: 'GET',
  path: '/api/members/:memberId/portrait',
  summary: 'The picture of a person whom you may see, as WebP.',
  access: 'member',
  sees: 'memberId',
  params,
  query: z.object({
    version: z.coerce
      .number()
      .int()
      .min(0)
      .max(2_147_483_647)
      .optional()
      .describe('The `portrait` that was read; without it, the picture of now, not to be kept'),
    size: z.enum(['64', '256']).default('64').describe('Points of its side'),
  }),
  answer: file,
  shows: ['accounts'],
})

const filters = z.object({
  search: z
    .string()
    .trim()
    .max(100)
    .optional()
    .describe('Letters of a name, an occupation or a skill, accents aside; of several words, each'),
  organisationId: Id.optional().describe('Only those who belong to it today'),
  role: MembershipRole.optional().describe('Only those who have this role, in that organisation or in any'),
  skill: z.string().max(60).optional().describe('Only those who have this skill, as it is written'),
})

export const listMembers = endpoint('listMembers', {
  method: 'GET',
  path: '/api/members',
  summary: 'The people of the cluster, by name.',
  access: 'insider',
  query: pageQuery.extend(filters.shape),
  answer: page(Member),
  shows: ['accounts', 'organisations'],
})

export const countMembers = endpoint('countMembers', {
  method: 'GET',
  path: '/api/members/count',
  summary: 'How many people the same list has.',
  access: 'insider',
  query: filters,
  answer: z.object({ count: z.int() }),
  shows: ['accounts'],
})

export const listSkills = endpoint('listSkills', {
  method: 'GET',
  path: '/api/skills',
  summary: 'Skills that people of the cluster have, the most frequent first.',
  access: 'insider',
  query: z.object({ search: z.string().trim().max(60).optional().describe('Letters of a skill, accents aside') }),
  answer: z.object({ skills: z.array(SkillCount).describe('100 at most') }),
  shows: ['accounts'],
})

export const getMember = endpoint('getMember', {
  method: 'GET',
  path: '/api/members/:memberId',
  summary: 'One person.',
  access: 'insider',
  sees: 'memberId',
  params,
  answer: Person,
  shows: ['accounts', 'organisations'],
})

export const editPerson = endpoint('editPerson', {
  method: 'PATCH',
  path: '/api/members/:memberId',
  summary: 'Change the name or the telephone of somebody without an account.',
  access: 'insider',
  sees: 'memberId',
  params,
  body: z.object({ name: PersonName.exactOptional(), phone: Phone.exactOptional() }),
  answer: Person,
})

export const giveAddress = endpoint('giveAddress', {
  method: 'PUT',
  path: '/api/members/:memberId/address',
  summary: 'Give an address to somebody without an account, who receives a link to choose a password.',
  access: 'insider',
  sees: 'memberId',
  params,
  body: z.object({ email: Email }),
  answer: Person,
  errors: [addressTaken],
})

export const keepMyAccount = endpoint('keepMyAccount', {
  method: 'DELETE',
  path: '/api/members/me/departure',
  summary: 'Take your account back before it is erased.',
  access: 'member',
  alone: true,
  whileLeaving: true,
  answer: nothing,
  status: 204,
})

export const closeAccount = endpoint('closeAccount', {
  method: 'DELETE',
  path: '/api/members/:memberId',
  summary: 'Close the account of a person who asks for it; it is erased a week later, unless it is taken back.',
  access: 'administrator',
  alone: true,
  params,
  answer: nothing,
  status: 204,
  errors: [lastAdministrator],
})

export const keepAccount = endpoint('keepAccount', {
  method: 'DELETE',
  path: '/api/members/:memberId/departure',
  summary: 'Take back that the account of a person was closed.',
  access: 'administrator',
  alone: true,
  params,
  answer: nothing,
  status: 204,
})

export const listDepartures = endpoint('listDepartures', {
  method: 'GET',
  path: '/api/departures',
  summary: 'The accounts that were closed, the last first: when, by whom, and when they are erased.',
  access: 'administrator',
  query: pageQuery,
  answer: page(Departure),
  shows: ['accounts', 'organisations'],
})

export const exportMe = endpoint('exportMe', {
  method: 'GET',
  path: '/api/members/me/export',
  summary: 'All that is kept about you, as a ZIP of JSON and files (GDPR, articles 15 and 20).',
  access: 'member',
  alone: true,
  whileLeaving: true,
  momentary: true,
  answer: file,
})

export const exportMember = endpoint('exportMember', {
  method: 'GET',
  path: '/api/members/:memberId/export',
  summary: 'The same for a person who asks for it; noted in the log.',
  access: 'administrator',
  alone: true,
  params,
  momentary: true,
  answer: file,
})
