import { foundCluster, getCluster, loadDemonstration } from '@navette/contract/administration/endpoints.ts'
import type { InputOf } from '@navette/contract/core/endpoint.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { read } from '../../lib/reads.ts'

export const clusterRead = read(getCluster)

/** The name of the cluster, and whether it is founded. */
export const useCluster = () => useQuery(clusterRead)

export const useFounding = () => useMutation({ mutationFn: (body: InputOf<typeof foundCluster>['body']) => call(foundCluster, { body }) })

export const useDemonstration = () => useMutation({ mutationFn: (token: string) => call(loadDemonstration, { body: { token } }) })
