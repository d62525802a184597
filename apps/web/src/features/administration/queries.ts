import { getCluster } from '@navette/contract/administration/endpoints.ts'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../lib/reads.ts'

/** The name of the cluster, its language and its time. */
export const useCluster = () => useQuery(read(getCluster))
