/** Where the revision differs from the one that its reader knows; each place leads there. */
import { Button } from '../../../parts/button.tsx'

type Props = { before: { revision: number; own: boolean }; places: readonly string[]; onGo: (place: string) => void }

export const ChangedPlaces = ({ before: { revision, own }, places, onGo }: Props) => (
  <section className="reading-changes" aria-labelledby="changes-title">
    <h2 id="changes-title">
      {own ? `与您上次办理的第 ${revision} 稿相比` : `与上一稿（第 ${revision} 稿）相比`}
      {places.length === 0 ? '，内容没有改动' : `，有 ${places.length} 处改动，已在文中标出`}
    </h2>
    {places.length > 0 && (
      <ul className="row">
        {places.map((place) => (
          <li key={place}>
            <Button small onPress={() => onGo(place)}>
              {place}
            </Button>
          </li>
        ))}
      </ul>
    )}
  </section>
)
