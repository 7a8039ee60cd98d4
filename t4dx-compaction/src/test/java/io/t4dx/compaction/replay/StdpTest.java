package io.t4dx.compaction.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StdpTest {
  private static final Stdp STDP = Stdp.withDefaults();

  /** exp(-0) = 1, exp(-2.5) = 0.0820849986, exp(-5) = 0.0067379470, exp(-10) = 0.0000453999. */
  @ParameterizedTest
  @CsvSource({
    // weight, apart, potentiated, depressed
    "0.36, 0,   0.3664,         0.35496",
    "0.36, 50,  0.360525343991, 0.359586291607",
    "0.36, 100, 0.360043122861, 0.359966040747",
    "0.36, 200, 0.360000290559, 0.359999771184",
    "0.36, 201, 0.36,           0.36",
    "0.64, 0,   0.6448,         0.63328",
    "0.75, 50,  0.750328339994, 0.749402863370",
    "0.05, 0,   0.057797435475, 0.05",
    "0.95, 0,   0.95,           0.941812692750",
  })
  void changesWeightsAsComputedByHand(
      double weight, double apart, double potentiated, double depressed) {
    assertThat(STDP.potentiate(weight, apart)).isCloseTo(potentiated, within(1e-11));
    assertThat(STDP.depress(weight, apart)).isCloseTo(depressed, within(1e-11));
  }

  @Test
  void stopsAtTheBounds() {
    assertThat(STDP.potentiate(0.9495, 0)).isEqualTo(0.95);
    assertThat(STDP.depress(0.0505, 0)).isEqualTo(0.05);
  }

  @Test
  void weightsOutsideTheBoundsNeverMoveAwayAndAreNotPulledInAtOnce() {
    assertThat(STDP.potentiate(1, 0)).isEqualTo(1);
    assertThat(STDP.depress(1, 0)).isEqualTo(1 - 0.0084);
    assertThat(STDP.depress(0, 0)).isZero();
    assertThat(STDP.potentiate(0, 0)).isEqualTo(0.008);
  }

  @Test
  void reachesFourPlacesAlongASequence() {
    assertThat(STDP.reach()).isEqualTo(4);
    assertThat(STDP.apartMillis(4)).isEqualTo(200);
    assertThat(STDP.potentiate(0.5, STDP.apartMillis(4))).isGreaterThan(0.5);
    assertThat(STDP.potentiate(0.5, STDP.apartMillis(5))).isEqualTo(0.5);
    assertThat(STDP.depress(0.5, STDP.apartMillis(5))).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoWeight(double weight) {
    assertThatThrownBy(() -> STDP.potentiate(weight, 0))
        .hasMessageContaining("weight is " + weight);
    assertThatThrownBy(() -> STDP.depress(weight, 0)).hasMessageContaining("weight is " + weight);
  }

  @Test
  void refusesTimesThatRunBackwards() {
    assertThatThrownBy(() -> STDP.potentiate(0.5, -1)).hasMessageContaining("apartMillis is -1.0");
  }

  @ParameterizedTest
  @CsvSource({
    "1.1, 0.0084, 0.5, 20, 200, 0.05, 0.95, 50, gain",
    "0.008, -1, 0.5, 20, 200, 0.05, 0.95, 50, loss",
    "0.008, 0.0084, NaN, 20, 200, 0.05, 0.95, 50, exponent",
    "0.008, 0.0084, 0.5, 0, 200, 0.05, 0.95, 50, decayMillis",
    "0.008, 0.0084, 0.5, 20, -1, 0.05, 0.95, 50, windowMillis",
    "0.008, 0.0084, 0.5, 20, 200, -0.1, 0.95, 50, lightest",
    "0.008, 0.0084, 0.5, 20, 200, 0.05, 0.04, 50, heaviest",
    "0.008, 0.0084, 0.5, 20, 200, 0.05, 0.95, 0, intervalMillis",
  })
  void refusesValuesThatMakeNoPlasticity(
      double gain,
      double loss,
      double exponent,
      double decay,
      double window,
      double lightest,
      double heaviest,
      double interval,
      String named) {
    assertThatThrownBy(
            () -> new Stdp(gain, loss, exponent, decay, window, lightest, heaviest, interval))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(named + " is ");
  }
}
