/** Two short, quiet tones, made here so that no sound file is fetched; a tab that nobody touched yet may not sound. */
export function playTone(): void {
  if (navigator.userActivation && !navigator.userActivation.hasBeenActive) return
  const audio = new AudioContext()
  const volume = new GainNode(audio, { gain: 0.08 })
  volume.connect(audio.destination)
  for (const [index, frequency] of [660, 880].entries()) {
    const tone = new OscillatorNode(audio, { frequency })
    tone.connect(volume)
    tone.start(audio.currentTime + index * 0.14)
    tone.stop(audio.currentTime + index * 0.14 + 0.12)
  }
  setTimeout(() => void audio.close(), 600)
}
