# The image is built from the sources: docker build -t terrarium .
FROM eclipse-temurin:17-jdk-jammy AS build
WORKDIR /build
COPY . .
RUN ./mvnw -q -B -Dmaven.test.skip=true package

# A JDK again, as it surely has the vector module.
FROM eclipse-temurin:17-jdk-jammy
WORKDIR /home/terrarium
RUN useradd --uid 10001 --no-create-home --home-dir /home/terrarium terrarium \
  && mkdir runs && chown terrarium runs
COPY terrarium jvm.options ./
COPY config config
COPY --from=build /build/target/lib target/lib
COPY --from=build /build/target/terrarium.jar target/
# The first start makes the archive of classes, which only root may write here.
RUN ./terrarium --version
# The user is a number, so that Kubernetes can tell that it is not root.
USER 10001
# The launcher becomes java, so that java gets a request to terminate, and the node leaves in order.
ENTRYPOINT ["./terrarium"]
CMD ["--help"]
