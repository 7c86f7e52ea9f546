/** The bytes of a PDF at an address of the API. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { accepted } from '../../api/client.ts'

export const pdfFile = (address: string | null) =>
  queryOptions({
    queryKey: ['pdf', address],
    queryFn: async () => new Uint8Array(await (await accepted(fetch(address ?? ''))).arrayBuffer()),
    enabled: address !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const usePdfFile = (address: string | null) => useQuery(pdfFile(address))
