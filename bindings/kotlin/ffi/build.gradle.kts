// For Android Studio (android-demo/settings.gradle.kts). Maven compiles and tests the same sources: pom.xml.
plugins {
    alias(libs.plugins.android.library)
    alias(libs.plugins.kotlin.android)
}

android {
    namespace = "dev.privet.ffi"
    compileSdk = libs.versions.compileSdk.get().toInt()

    defaultConfig {
        minSdk = libs.versions.minSdk.get().toInt()
        consumerProguardFiles("consumer-rules.pro")
    }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }

    sourceSets {
        getByName("main") {
            kotlin.srcDir("../../generated/kotlin/dev/privet/ffi")
            // Written by `cargo xtask package android`, one folder an ABI.
            jniLibs.srcDir("../../../target/xtask/package/android/jniLibs")
        }
    }
}

kotlin {
    compilerOptions { jvmTarget.set(org.jetbrains.kotlin.gradle.dsl.JvmTarget.JVM_17) }
}

dependencies {
    // The archive for phones: it carries the native part of JNA, aligned for pages of 16 KB since 5.17.
    api(variantOf(libs.jna) { artifactType("aar") })
}
