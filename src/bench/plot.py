"""A line chart as SVG: seconds over events a second, both axes in powers of ten."""

from math import ceil, floor, log10

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 70, 130, 30, 50
COLORS = ("#1a7f37", "#b35900")


def power(exponent):
    return f"{10 ** exponent:,}" if exponent >= 0 else f"{10 ** exponent:.{-exponent}f}"


def chart(title, lines):
    """Returns the SVG text. lines: name to list of (events a second, seconds)."""
    rates = [rate for points in lines.values() for rate, _ in points]
    times = [seconds for points in lines.values() for _, seconds in points]
    low_x, high_x = log10(min(rates)), log10(max(rates))
    low_y, high_y = floor(log10(min(times))), ceil(log10(max(times)))

    def x(rate):
        return LEFT + (log10(rate) - low_x) / (high_x - low_x) * (WIDTH - LEFT - RIGHT)

    def y(seconds):
        return TOP + (high_y - log10(seconds)) / (high_y - low_y) * (HEIGHT - TOP - BOTTOM)

    def text(at_x, at_y, words, anchor="middle", fill="#57606a"):
        return f'<text x="{at_x:.0f}" y="{at_y:.0f}" text-anchor="{anchor}" fill="{fill}">{words}</text>'

    svg = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        text(LEFT, 18, title, "start", "#1f2328"),
        text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, "events a second"),
    ]
    for exponent in range(low_y, high_y + 1):
        at = y(10.0 ** exponent)
        svg.append(f'<path d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}" stroke="#d0d7de"/>')
        svg.append(text(LEFT - 8, at + 4, power(exponent) + " s", "end"))
    for rate in sorted(set(rates)):
        svg.append(text(x(rate), HEIGHT - BOTTOM + 18, f"{rate:,}"))
    for (name, points), color in zip(lines.items(), COLORS):
        path = "L".join(f"{x(rate):.1f} {y(seconds):.1f}" for rate, seconds in points)
        svg.append(f'<path d="M{path}" fill="none" stroke="{color}" stroke-width="2"/>')
        svg += [f'<circle cx="{x(r):.1f}" cy="{y(s):.1f}" r="3" fill="{color}"/>' for r, s in points]
        rate, seconds = points[-1]
        svg.append(text(x(rate) + 8, y(seconds) + 4, f"{name} {seconds:.2g} s", "start", color))
    return "\n".join([*svg, "</svg>", ""])
