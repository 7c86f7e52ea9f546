/** A module that is fetched beside the page, and tried again where the network failed. */
import { useQuery } from '@tanstack/react-query'

/** `module`: null until it is there. Not fetched while nobody wants it. */
export function useLoaded<M>(name: string, load: () => Promise<M>, isWanted = true) {
  const { data = null, isError } = useQuery({
    queryKey: ['module', name],
    queryFn: load,
    enabled: isWanted,
    retry: 2,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })
  return { module: data, hasFailed: isError && data === null }
}

/** To whoever waits for one that does not come: after a new release, its file has another name. */
export const NOT_LOADED = '检查规则没有载入，请刷新页面后再办理'
