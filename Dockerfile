# Build the jar first: mvn -q -DskipTests -pl bootstrap -am package
FROM docker.io/library/eclipse-temurin:25-jre

# a directory of its own for the one thing that may be written, besides /tmp
RUN ["install", "--directory", "--owner=10001", "--group=10001", "--mode=700", "/var/lib/viesti"]
COPY bootstrap/target/viesti.jar /opt/viesti/viesti.jar
# what a start loads, kept beside the jar: a start then takes less than half of the time
RUN ["java", "-XX:AOTCacheOutput=/opt/viesti/viesti.aot", "-XX:TieredStopAtLevel=1", "-jar", "/opt/viesti/viesti.jar", "rehearse"]

USER 10001:10001
WORKDIR /var/lib/viesti
VOLUME /var/lib/viesti
ENV VIESTI_HOST=0.0.0.0 VIESTI_DATA=/var/lib/viesti VIESTI_LOG=json
EXPOSE 8080
ENTRYPOINT ["java", "-XX:AOTCache=/opt/viesti/viesti.aot", "-XX:MaxRAMPercentage=75", "-jar", "/opt/viesti/viesti.jar"]
