import { geoEqualEarth, geoPath } from 'd3-geo'
import { merge, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import source from 'world-atlas/countries-110m.json?raw'

/** The world as three paths: the countries that are covered, the others, and the borders between all of them. */

export interface World {
  width: number
  height: number
  covered: string
  others: string
  borders: string
}

const WIDTH = 960
/** ISO 3166-1 numeric: nobody's country, and a third of the map's height. */
const ANTARCTICA = '010'

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>

/**
 * Draws the map; countries too small for the scale of 1 : 110 million are not on it.
 * @param covered ISO 3166-1 numeric codes
 */
export function drawWorld(covered: ReadonlySet<string>): World {
  const { atlas, shapes, path, ...drawn } = project()
  const isCovered = ({ id }: { id?: string | number }) => covered.has(String(id))
  return {
    ...drawn,
    covered: path(merge(atlas, shapes.filter(isCovered))) ?? '',
    others:
      path(
        merge(
          atlas,
          shapes.filter((shape) => !isCovered(shape)),
        ),
      ) ?? '',
  }
}

/** The same map country by country; `id` is the ISO 3166-1 numeric code. */
export function drawCountries(): Omit<World, 'covered' | 'others'> & { countries: { id: string; path: string }[] } {
  const { atlas, shapes, path, ...drawn } = project()
  return {
    ...drawn,
    countries: shapes.map((shape) => ({ id: String(shape.id), path: path(merge(atlas, [shape])) ?? '' })),
  }
}

function project() {
  const atlas: Atlas = JSON.parse(source)
  const all = atlas.objects.countries.geometries.filter(({ id }) => id !== ANTARCTICA)
  const countries: GeometryCollection<{ name: string }> = { type: 'GeometryCollection', geometries: all }
  const shapes = all.filter((shape) => shape.type === 'Polygon' || shape.type === 'MultiPolygon')
  const land = merge(atlas, shapes)
  const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(WIDTH, land)
  const path = geoPath(projection).digits(1)
  const [[, top], [, bottom]] = path.bounds(land)
  projection.translate([projection.translate()[0], projection.translate()[1] - top])
  return {
    atlas,
    shapes,
    path,
    width: WIDTH,
    height: Math.ceil(bottom - top),
    borders: path(mesh(atlas, countries, (a, b) => a !== b)) ?? '',
  }
}
