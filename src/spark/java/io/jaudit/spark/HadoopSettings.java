package io.jaudit.spark;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/** Takes the settings of Hadoop to another process. */
final class HadoopSettings implements Serializable {
  private static final long serialVersionUID = 1;

  private transient Configuration settings;

  HadoopSettings(Configuration settings) {
    this.settings = settings;
  }

  Configuration get() {
    return settings;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    settings.write(out);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    settings = new Configuration(false);
    settings.readFields(in);
  }
}
